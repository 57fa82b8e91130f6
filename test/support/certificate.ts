import { generateKeyPairSync, sign } from 'node:crypto';

/** PEM texts of a certificate that vouches for itself, and of its key. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A new one for a host name, good from yesterday until tomorrow. */
export function makeCertificate(host: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(commonName, element(0x0c, Buffer.from(host)))));
  const authority = sequence(basicConstraints, element(0x04, sequence(element(0x01, [0xff]))));
  const names = sequence(element(0x82, Buffer.from(host)));
  const body = sequence(
    element(0xa0, integer(2)),
    integer(1),
    sequence(ecdsaWithSha256),
    name,
    sequence(time(-dayMs), time(dayMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(authority, sequence(alternativeNames, element(0x04, names)))),
  );
  const signature = element(0x03, [0, ...sign('sha256', body, privateKey)]);
  const whole = sequence(body, sequence(ecdsaWithSha256), signature).toString('base64');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${whole}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const dayMs = 24 * 60 * 60 * 1000;
const commonName = element(0x06, [0x55, 0x04, 0x03]);
const basicConstraints = element(0x06, [0x55, 0x1d, 0x13]);
const alternativeNames = element(0x06, [0x55, 0x1d, 0x11]);
const ecdsaWithSha256 = element(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]);

/** One element of DER: what it is, how long, and what is in it. */
function element(tag: number, content: readonly number[] | Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.from([tag, ...size, ...content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

function set(part: Buffer): Buffer {
  return element(0x31, part);
}

function integer(value: number): Buffer {
  return element(0x02, [value]);
}

/** So many milliseconds from now. */
function time(ms: number): Buffer {
  const text = new Date(Date.now() + ms).toISOString().replace(/[-:T]|\.\d+/g, '');
  return element(0x18, Buffer.from(text));
}
