/// Amounts as they are written in Norwegian.

const BYTES_PER_MB = 1_000_000;

/** `1,2`. */
export const megabytes = (bytes: number): string => (bytes / BYTES_PER_MB).toFixed(1).replace(".", ",");
