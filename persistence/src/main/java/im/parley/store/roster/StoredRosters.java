package im.parley.store.roster;

/** The rosters as they are stored, for whoever makes of them the {@link RosterStore} that all others ask for. */
public interface StoredRosters extends RosterStore {}
