package im.parley.feature.roster;

/**
 * The options of {@code jabber:iq:roster}.
 *
 * @param autoAuthorize whether a new contact is asked for its presence at once
 * @param emptyName whether a contact may go without a name
 * @param maxSize how many contacts a roster may have; 0 for any number
 * @param maxName how many characters a name may have
 * @param maxGroup how many characters the name of a group may have
 * @param maxGroups how many groups a contact may be in
 */
record RosterOptions(boolean autoAuthorize, boolean emptyName, int maxSize, int maxName, int maxGroup, int maxGroups) {}
