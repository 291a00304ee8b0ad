/**
 * PLACEHOLDER. The public half of the key that releases are signed with: Ed25519, SPKI in DER, base64. While it is null,
 * no copy of the program looks for updates. `node tools/package/sign-update.ts --new-key` makes a pair; CONTRIBUTING.md
 * says where its private half belongs.
 */
export const updateKey: string | null = null
