/**
 * The program that makes an interpreter describe itself, as one line of JSON: for Python 2.7 to 3.14 and PyPy, standard
 * library only.
 *
 * The ABI tag is put together as PEP 425 and packaging's `_cpython_abis` do; the version of musl is what its loader says
 * when started bare (PEP 656). The first line is one at which a shell, named in place of a Python, stops.
 */
export const describeYourself = `(lambda: 0)()
import glob, json, os, platform, subprocess, sys, sysconfig

def abi():
    of = sysconfig.get_config_var
    tag = 'cp%d%d' % sys.version_info[:2]
    if of('Py_GIL_DISABLED'):
        tag += 't'
    if of('Py_DEBUG') or hasattr(sys, 'gettotalrefcount'):
        tag += 'd'
    if sys.version_info < (3, 8) and of('WITH_PYMALLOC') != 0:
        tag += 'm'
    if sys.version_info < (3, 3) and sys.maxunicode == 0x10ffff:
        tag += 'u'
    return tag

def system():
    name = sysconfig.get_platform()
    if name.startswith('macosx'):
        return 'macosx-%s-%s' % ('.'.join(platform.mac_ver()[0].split('.')[:2]), platform.machine())
    if name.startswith('linux') and sys.maxsize <= 2 ** 32:
        return {'linux-x86_64': 'linux-i686', 'linux-aarch64': 'linux-armv7l'}.get(name, name)
    return name

def libc():
    if not sys.platform.startswith('linux'):
        return None
    try:
        name = os.confstr('CS_GNU_LIBC_VERSION')
    except (AttributeError, ValueError, OSError):
        name = None
    if name:
        return name
    try:
        import ctypes
        version = ctypes.CDLL(None).gnu_get_libc_version
        version.restype = ctypes.c_char_p
        return 'glibc ' + version().decode('ascii')
    except (ImportError, OSError, AttributeError):
        pass
    for loader in glob.glob('/lib/ld-musl-*.so.1'):
        said = subprocess.Popen([loader], stderr=subprocess.PIPE).communicate()[1].decode('ascii', 'replace')
        for line in said.splitlines():
            if line.startswith('Version '):
                return 'musl ' + '.'.join(line[8:].split('.')[:2])
    return None

def pip():
    try:
        import pip
        return pip.__version__, os.path.abspath(pip.__file__)
    except Exception:
        return None, None

print(chr(10) + json.dumps({
    'implementation': platform.python_implementation(),
    'executable': sys.executable,
    'version': '%d.%d.%d' % sys.version_info[:3],
    'abi': abi(),
    'platform': system(),
    'libc': libc(),
    'pip': pip()[0],
    'pipFile': pip()[1],
}))
`
