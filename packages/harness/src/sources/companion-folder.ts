/** What browsers call the folder beside a saved page: the page's name, then one of these (Windows: "connected files"). */
const endings =
  /[-_.](?:files|archivos|arquivos|bestanden|bylos|dateien|datoteke|dosyalar|elemei|failid|fails|fajlovi|ficheiros|fichiers|file|filer|fitxategiak|fitxers|pliki|soubory|tiedostot)$/i

/** The name of the page that a folder was saved for, without its ending; undefined where it is no such folder. */
export function companionOf(folder: string): string | undefined {
  return endings.test(folder) ? folder.replace(endings, '') : undefined
}
