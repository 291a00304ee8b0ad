/** Terms as they are stored: sorted by code units, their characters in one pool. */
export interface VocabularyData {
  readonly codes: Uint16Array
  /** Where each term starts in `codes`; one more entry than terms. */
  readonly starts: Uint32Array
  /** Letters of an Arabic article at the beginning of each term. */
  readonly articles: Uint8Array
}
