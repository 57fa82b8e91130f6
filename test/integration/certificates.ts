import * as fs from 'node:fs';
import * as path from 'node:path';
import { makeCertificate, type Certificate } from '../support/certificate';

const variable = 'FRUGAL_TEST_CERTIFICATES';

/** By who trusts it: this machine, Node alone (`NODE_EXTRA_CA_CERTS`), nobody. Each is for the host `NAME.test`. */
export const certificateNames = ['system', 'extra', 'stranger'] as const;
export type CertificateName = (typeof certificateNames)[number];

/** Makes them, and gives the environment in which a process has them. */
export function writeCertificates(folder: string): Readonly<Record<string, string>> {
  for (const name of certificateNames) {
    const { certificate, key } = makeCertificate(`${name}.test`);
    fs.writeFileSync(path.join(folder, `${name}.pem`), certificate);
    fs.writeFileSync(path.join(folder, `${name}.key`), key);
  }
  return {
    [variable]: folder,
    // Where OpenSSL looks for the certificates of a Linux machine.
    SSL_CERT_FILE: path.join(folder, 'system.pem'),
    NODE_EXTRA_CA_CERTS: path.join(folder, 'extra.pem'),
  };
}

/** One that the runner has made. */
export function readCertificate(name: CertificateName): Certificate {
  const folder = process.env[variable];
  if (folder === undefined)
    throw new Error(`${variable} is not set: use "npm run test:integration".`);
  const read = (file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');
  return { certificate: read(`${name}.pem`), key: read(`${name}.key`) };
}
