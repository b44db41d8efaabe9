/**
 * For what somebody is asked apart from the agreements, each on its own (PIPL art. 14, 28-29): `check-in-position`
 * where the phone is when its person checks in, `home` about where somebody lives.
 */
export const consentPurposes = ['check-in-position', 'home'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
