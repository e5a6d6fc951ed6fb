/** This window's own random name, for the server to tell its requests from those of others. */
export const thisWindow = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join('')
