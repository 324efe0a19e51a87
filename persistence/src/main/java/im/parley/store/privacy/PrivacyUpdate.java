package im.parley.store.privacy;

/**
 * What a change did.
 *
 * @param before the lists before
 * @param after the lists now
 */
public record PrivacyUpdate(PrivacyLists before, PrivacyLists after) {}
