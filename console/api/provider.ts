/** The identity provider of the deployment, as `config.json` names it. */
export type Provider = { issuer: string; clientId: string; resource?: string };
