/**
 * What providers write when they say no: codes are joined and lower case (`ServerError.codes`), words are for people. From what each
 * provider documents and what was seen on servers; `test/domain/probeErrors.test.ts` has the bodies.
 */

/** Money: said with 402, and with 400, 401, 403 and 429 as well. */
export const BILLING = {
  codes:
    /insufficient_quota|insufficient_balance|insufficient_credits|billing_(?:error|hard|not)|payment_required|arrearage|exceeded_current_quota|budget_exceeded|quota_exceeded|allocationquota/,
  words:
    /credit balance is too low|insufficient (?:balance|credits?|funds|account balance)|out of (?:credits|extra usage)|no credits? (?:left|remaining)|does ?n[o']t have any credits|credits are depleted|exceeded your monthly (?:included credits|quota)|payment required|account is not active|specified (?:workspace )?api usage limits|from your extra usage/i,
} as const;

/** The key: said with 401, and with 400 and 403 by xAI, Google and others. */
export const AUTH = {
  codes:
    /api_key_invalid|api_key_expired|invalid_api_key|authentication_error|unauthenticated|access_token_expired|invalid_authentication/,
  words:
    /(?:incorrect|invalid) api[ _-]?key|api[ _-]?key (?:is |was |has )?(?:not valid|invalid|expired|revoked|disabled|reported as leaked)|token (?:has |is )?expired/i,
} as const;

/** The key is good, and not for this: a country, a product, an account that is closed, terms that nobody accepted. */
export const FORBIDDEN = {
  codes:
    /unsupported_country|permission_denied|permission_error|organization_restricted|model_terms_required|api_key_(?:service|http_referrer|ip_address)[a-z_]*blocked|service_disabled/,
  words:
    /location is not supported|not (?:supported|available) in your (?:country|region|location)|only authorized for use with|(?:organization|account|user) (?:has been|is) (?:disabled|restricted|deactivated|suspended)|data policy|requires terms acceptance/i,
} as const;

/** The model. */
export const UNKNOWN_MODEL = {
  codes:
    /model_not_found|model_not_exist|invalid_model|unknown_model|unsupported_model|model_not_supported|model_decommissioned|deploymentnotfound/,
  words:
    /not (?:be )?found|does ?n.t exist|does not exist|not exist|unknown|not (?:a )?valid|invalid|no such|not supported|unrecognized|decommissioned|^model: |^no models? loaded/i,
} as const;

export const OVERLOADED_CODES = /overloaded|capacity_exceeded|slow_down/;

export const RATE_CODES = /rate_limit|resource_exhausted|too_many_requests/;

/** A stream that goes wrong in the middle has its 200 already. */
export const FAILED_CODES =
  /\b(?:api_error|server_error|internal|internal_error|internal_server_error|timeout_error)\b/;

/**
 * MiniMax answers 200 to everything, and says in a number of its own what was wrong: each with the code of others that means the same,
 * as its documents list them.
 */
export const MINIMAX_CODES: Readonly<Record<number, string>> = {
  1000: 'server_error',
  1001: 'timeout_error',
  1002: 'rate_limit_error',
  1004: 'authentication_error',
  1008: 'insufficient_balance',
  1024: 'internal_error',
  1033: 'internal_error',
  1039: 'rate_limit_error',
  1041: 'rate_limit_error',
  2049: 'invalid_api_key',
  2056: 'rate_limit_error',
};
