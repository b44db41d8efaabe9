import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

interface FakeKms {
  /** Operations that were answered, in order. */
  readonly calls: string[];
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** One operation without HTTP between. Errors: Error with KMS's name of what it refuses. */
  answer(operation: string, input: Fields): Fields;
  /** Answers the next requests with this error; `hang-up` cuts the line. */
  fail(error: string, times: number): void;
  /** As its console does: nothing opens any more. */
  disable(): void;
}

type Fields = Readonly<Record<string, unknown>>;

class Refusal extends Error {}

/** As much of KMS as the vault uses, with one master key: data keys that open under their context alone. */
export function fakeKms({ keyId, accessKeyId }: { keyId: string; accessKeyId: string }): FakeKms {
  const master = randomBytes(32);
  const calls: string[] = [];
  const faults: string[] = [];
  let isDisabled = false;

  /** KMS's answer names the key it is under; here the nonce and the tag come first. */
  function encrypt(plain: Buffer, context: unknown): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', master, nonce);
    cipher.setAAD(Buffer.from(JSON.stringify(context)));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
  }

  function decrypt(blob: unknown, context: unknown): string {
    const bytes = Buffer.from(String(blob), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', master, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(JSON.stringify(context)));
    decipher.setAuthTag(bytes.subarray(12, 28));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('base64');
    } catch {
      throw new Refusal('InvalidCiphertextException');
    }
  }

  function answer(operation: string, input: Fields): Fields {
    if (isDisabled) throw new Refusal('DisabledException');
    if (input.KeyId !== keyId) throw new Refusal('IncorrectKeyException');
    if (operation === 'Decrypt')
      return { Plaintext: decrypt(input.CiphertextBlob, input.EncryptionContext), KeyId: keyId };
    if (operation !== 'GenerateDataKeyWithoutPlaintext') throw new Refusal('UnknownOperationException');
    const plain = randomBytes(Number(input.NumberOfBytes));
    return { CiphertextBlob: encrypt(plain, input.EncryptionContext), KeyId: keyId };
  }

  function serve(request: IncomingMessage, body: string): Fields {
    const signature = request.headers.authorization ?? '';
    const isSigned = signature.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`);
    if (!isSigned || !/\/kms\/aws4_request,/.test(signature)) throw new Refusal('AccessDeniedException');
    const operation = String(request.headers['x-amz-target']).replace('TrentService.', '');
    const answered = answer(operation, JSON.parse(body));
    calls.push(operation);
    return answered;
  }

  return {
    calls,
    answer,
    fail: (error, times) => void faults.push(...Array.from({ length: times }, () => error)),
    disable: () => {
      isDisabled = true;
    },
    handle(request, response) {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        const fault = faults.shift();
        if (fault === 'hang-up') return void response.destroy();
        const end = (status: number, answered: Fields) =>
          response
            .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
            .end(JSON.stringify(answered));
        try {
          if (fault) throw new Refusal(fault);
          end(200, serve(request, body));
        } catch (error) {
          end(400, { __type: error instanceof Refusal ? error.message : 'KMSInternalException' });
        }
      });
    },
  };
}
