export const usage = `Offprint, a reader for articles you own.

Usage: offprint COMMAND [OPTIONS]

  import [--json] FILE...|-           bring in files and folders, or standard input with -
  import --dry-run [--json] FILE...   what would come in: counts, dates, duplicates, a sample; changes nothing
                                      (an archive made by export comes back whole)
  import --watch DIR [--json]         what is put into a folder, once it is settled; it moves to done or failed there,
                                      beside its receipt. Until Ctrl+C; the library is held meanwhile
  import --resume                     go on with an import that was cut off
  import --retry ID                   read again what failed of the import with that receipt
                                      (--no-states, --no-tags, --no-folders, --no-dates leave those of an export out;
                                      --whole-books makes one article of a book instead of one of each chapter)
  receipts [list] [--json]            what was imported, newest first
  receipts show ID [--json]           what became of each item
  receipts export ID [FILE.csv|.json] as a table or as JSON; without FILE as CSV to standard output
  receipts undo [--yes] ID            take back what an import added and merged
  export [--force] FILE.zip           the whole library as one zip of plain files; works beside the app
  list [--json] [--view VIEW]         what is in a view: inbox (unless said otherwise), unread,
                                      bookmarked, highlighted, archive, all, trash, tag:NAME, site:NAME
  show ID [--format FORMAT]           one article as text (unless said otherwise), json, html or markdown
  search QUERY [--json] [--limit N]   titles, text, bylines, sites and tags; typos are forgiven. QUERY as in the app:
                                      '"a phrase" -not this OR that title: by: site: tag: is:unread in:trash
                                      has:image lang:ar added:7d published:2025-01..2025-03 words:>2000'
  highlights [WORDS] [--json|--markdown] [--colour C] [--tag T] [--notes]
                                      what is marked, by article; WORDS stand in quote, note, tags or title
  bookmark ID...                      keep a hold of
  unbookmark ID...
  archive ID...                       put away
  trash [--yes] ID...                 move to the Trash
  restore ID...                       take back out of the Trash
  reextract ID [--method METHOD]      take the text anew from the kept page: combined (unless said otherwise),
                                      readability, densest, body
  stats [--json]                      counts
  doctor [--json] [--repair]          look for damage; mend what can be mended, keeping what is replaced
  backup                              keep the present state, beside the backups that are kept by themselves
  restore                             list the backups: name, date, articles
  restore [--yes] BACKUP              go back to one; what came since moves to the Trash

Every command takes --library DIR. Otherwise the library is the one that OFFPRINT_LIBRARY names, or the app's own.
An ID may be shortened as long as it stays unique.
What would remove more than half of the library is done only with --yes.

Exit code: 0 done, 1 failed, 2 wrong usage, 3 some of the items to import or to export failed.
`
