package im.parley.store.report;

import java.util.List;

/** Reports of abuse, until an administrator has read them. */
public interface ReportStore {
    /** How many reports of one account are kept; more push out its oldest, so that nobody fills the database. */
    int PER_ACCOUNT = 100;

    /** Keeps a report. */
    void add(AbuseReport report);

    /**
     * The latest reports of the accounts of a domain, latest first.
     *
     * @param max how many at most
     */
    List<AbuseReport> latest(String domain, int max);
}
