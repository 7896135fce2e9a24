import Provider, {
  type AdapterFactory,
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider';

/** The one client of a realm; both are ours, so there is no app permission to ask for. */
export interface RealmClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
  readonly refreshes: boolean;
}

/** What access tokens are for, and what they say beyond the random id. */
export interface RealmResource {
  /** Origin of the service API: the audience. */
  readonly url: string;
  readonly scope: string;
  /** Extra claims; undefined refuses the token. */
  claimsFor(subject: string): Promise<Record<string, unknown> | undefined>;
}

/** How one realm's provider behaves. */
export interface RealmRules {
  readonly issuer: string;
  readonly cookieSecret: string;
  readonly client: RealmClient;
  readonly resource?: RealmResource;
  /** Path of the page that asks for login and password. */
  signInPath(uid: string): string;
  /** Where a browser goes whose sign-in cannot continue. */
  readonly expiredPath: string;
  readonly sessionSeconds: number;
  isActive(subject: string): Promise<boolean>;
  /** A fault of ours or of the database, not of the one who asked. */
  onFault(error: Error): void;
}

const minute = 60;
const day = 24 * 60 * minute;

/** Every lifetime, in seconds; kinds that no client here can get are set too, so that no default ever holds. */
const lifetimes = (sessionSeconds: number): Configuration['ttl'] => ({
  AccessToken: 5 * minute,
  IdToken: 5 * minute,
  AuthorizationCode: minute,
  Interaction: 30 * minute,
  RefreshToken: 14 * day,
  Session: sessionSeconds,
  // The absolute end of a sign-in: then the password is asked again.
  Grant: 90 * day,
  ClientCredentials: minute,
  DeviceCode: minute,
  BackchannelAuthenticationRequest: minute,
});

const features = (rules: RealmRules): Configuration['features'] => ({
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: true },
  resourceIndicators: {
    enabled: rules.resource !== undefined,
    async getResourceServerInfo(_ctx, indicator) {
      const { resource } = rules;
      if (!resource || indicator !== resource.url) throw new errors.InvalidTarget();
      return {
        scope: resource.scope,
        audience: resource.url,
        accessTokenTTL: 5 * minute,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      };
    },
  },
});

/** The realm's only client has all its scopes: signing in is one act, agreements are asked for elsewhere. */
async function grantFor(ctx: KoaContextWithOIDC, rules: RealmRules) {
  const { session, client, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const found = known ? await provider.Grant.find(known) : undefined;
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid offline_access');
  if (rules.resource) grant.addResourceScope(rules.resource.url, rules.resource.scope);
  await grant.save();
  return grant;
}

function policyWithoutConsent() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

const clientOf = (client: RealmClient): ClientMetadata => ({
  client_id: client.id,
  client_secret: client.secret,
  redirect_uris: [client.redirectUri],
  response_types: ['code'],
  grant_types: client.refreshes ? ['authorization_code', 'refresh_token'] : ['authorization_code'],
  token_endpoint_auth_method: 'client_secret_basic',
  id_token_signed_response_alg: 'ES256',
});

function cookiesOf(rules: RealmRules): Configuration['cookies'] {
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax' as const };
  return {
    keys: [rules.cookieSecret],
    names: { session: 'sign_in', interaction: 'sign_in_step', resume: 'sign_in_resume' },
    long: { ...cookie, path: new URL(rules.issuer).pathname },
    // The path of these is the sign-in page's and the provider's own; set by the provider.
    short: cookie,
  };
}

function configurationOf(rules: RealmRules, adapter: AdapterFactory, keys: JWK[]): Configuration {
  return {
    adapter,
    jwks: { keys },
    clients: [clientOf(rules.client)],
    responseTypes: ['code'],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'] },
    features: features(rules),
    ttl: lifetimes(rules.sessionSeconds),
    cookies: cookiesOf(rules),
    interactions: { policy: policyWithoutConsent(), url: (_ctx, interaction) => rules.signInPath(interaction.uid) },
    loadExistingGrant: (ctx) => grantFor(ctx, rules),
    issueRefreshToken: (_ctx, asking) => asking.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    async findAccount(_ctx, subject) {
      if (!(await rules.isActive(subject))) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject }) };
    },
    async extraTokenClaims(_ctx, token) {
      if (!('accountId' in token) || !token.resourceServer || !rules.resource) return undefined;
      const claims = await rules.resource.claimsFor(token.accountId);
      // S0.3, S5.2: the last check before a token exists.
      if (!claims) throw new errors.AccessDenied('agreement or consent is missing');
      return claims;
    },
    renderError(ctx) {
      // A person's browser: back to a page that can start over. Programs get JSON and never come here.
      ctx.redirect(rules.expiredPath);
    },
  };
}

/** Builds the OpenID provider of a realm (authorization code with PKCE only). */
export function buildProvider(rules: RealmRules, adapter: AdapterFactory, keys: JWK[]): Provider {
  const provider = new Provider(rules.issuer, configurationOf(rules, adapter, keys));
  // The mount sets host and protocol from the issuer; a Host header is never believed (trust.md §3).
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => rules.onFault(error));
  return provider;
}

/** The provider of the moment: built anew when the signing keys change, so that rotation fails no request. */
export interface ProviderHolder {
  current(): Provider;
  /** Reads the keys again. */
  refresh(): Promise<void>;
}

/** Makes the holder and its first provider. */
export async function holdProvider(
  rules: RealmRules,
  adapter: AdapterFactory,
  readKeys: () => Promise<JWK[]>,
): Promise<ProviderHolder> {
  let kids = '';
  let provider: Provider | undefined;
  const refresh = async () => {
    const keys = await readKeys();
    const next = keys.map((key) => key.kid).join();
    if (next === kids) return;
    provider = buildProvider(rules, adapter, keys);
    kids = next;
  };
  await refresh();
  return { current: () => provider!, refresh };
}
