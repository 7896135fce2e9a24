import type { FastifyInstance } from 'fastify';
import { type Register, registerSchema } from '#contract';
import { committedRegister, recordOfProcessingCsv, recordOfProcessingJson } from '#privacy/engine';
import type { ServeConfig } from '../config.ts';

/** The register as the privacy desk reads it, and what of it people are told. */
export function registerWorld(app: FastifyInstance, config: ServeConfig) {
  const { register, hash } = committedRegister();
  // Read once here: each answer is the same, and what the contract does not name is left out.
  const columns = register.columns.map((each) => ({ ...each, leadsBy: each.person }));
  const shown: Register = registerSchema.parse({ ...register, columns, registerHash: hash });
  return {
    app,
    register: shown,
    told: register,
    record: (format: 'csv' | 'json', language: 'zh' | 'en' | 'de') =>
      format === 'csv' ? recordOfProcessingCsv(register, language) : recordOfProcessingJson(register, hash, language),
    homeUrl: config.HOME_INTERNAL_URL,
  };
}
