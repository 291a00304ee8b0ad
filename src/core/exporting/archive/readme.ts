/** For whoever opens the archive without Offprint. */
export const readme = `This is a whole Offprint library, as plain files.

articles/     one folder an article:
                <title>.md     the article with its facts, for reading anywhere
                body.html      the text as Offprint keeps it
                source.*       what it came from, untouched
                images/        its pictures
                article.json   every fact and mark, and checksums of the files beside it
receipts/     what each import brought
offprint-archive.json   what is in here, with checksums

To bring it back, open or drop the zip in Offprint, or run: offprint import FILE.zip
`
