/**
 * One term's list: in which documents it stands, in which fields, how often, how much it says there, at which places.
 *
 *     count of documents                                        varint
 *     blocks of up to 128 documents, each
 *       width of a number of occurrences, 0 to 3 bits, and of what Rice's code leaves of a gap      3 and 5 bits
 *       bytes of the block's places, if another block follows    varint
 *       for each document: occurrences less one, gap to the one before        width bits, Rice
 *       for each whose occurrences are the highest number of that width:
 *         its fields, its impact, its occurrences                byte, byte, varint
 *       the places of each document, see `place-code.ts`, from a whole byte on
 *
 * Most words stand in the body alone, once or a few times: then the impact follows from that and from the document's
 * length. With a width of 0 all are such, once. A gap of twelve times what Rice's code leaves or more is those twelve
 * ones and 20 bits.
 */
export const documentsPerBlock = 128
export const gapBits = 20
/** Documents of one segment at most. */
export const mostDocuments = 2 ** gapBits
export const longestUnary = 12
