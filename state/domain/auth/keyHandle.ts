/** Stands for a secret that a keyring of the services holds. Gives nothing away, and is worth nothing after the program ended. */
export type KeyHandle = string;
