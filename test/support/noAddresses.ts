/** Nobody is set up. */
export const noAddresses = {
  openrouter: '',
  groq: '',
  google: '',
  ollama: '',
  lmstudio: '',
  custom: '',
} as const;
