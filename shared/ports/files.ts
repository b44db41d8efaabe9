/** Files by key, such as `codes/Xy12….png`. */
export interface Files {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Address from which a person may load the file. */
  url(key: string): Promise<string>;
}
