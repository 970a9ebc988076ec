package dev.cohort.consent;

/**
 * What people agree to.
 *
 * @param key such as {@code marketing}
 * @param title in the reader's language, or as the tenant has named it
 * @param builtIn it belongs to the product and cannot be taken away
 */
public record ConsentPurpose(String key, String title, ConsentBasis basis, boolean builtIn) {}
