/** Names that would be something else if they got into a page, a script or a terminal as they are. */
export const attackingHtml = `<!doctype html><html><body>
<script><img"onerror=alert(1) x</script>
<p ">t</p>
<x<script>s</x<script>
<b'"onmouseover=alert(2)>q</b>
<i \u001b[31mred\u001b]0;owned\u0007 a\u202emoc.live b\u2028c <img"onerror=1 </script<script <!--x \${alert(1)} javascript:alert(4)>z</i>
</body></html>
`

/** Addresses of namespaces hold whatever a text may. The last is as long as a page. */
export const attackingXml = `<?xml version="1.0" encoding="utf-8"?>
<root xmlns:a="${inXml('"><img src=x onerror=alert(1)>')}" xmlns:b="${inXml('</script><script>alert(2)</script>')}"
 xmlns:c="${inXml('--><svg onload=alert(3)>')}" xmlns:d="a\u202eb\u2028c" xmlns:e="${'u'.repeat(1_000_000)}"><a:script/></root>
`

/** A page's name is its file's, which may be markup too. */
export const attackingName = '"><img src=x onerror=alert(5)>'

function inXml(text: string): string {
  return text.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
