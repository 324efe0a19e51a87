package im.parley.transport.dial;

import java.util.List;
import org.xbill.DNS.Record;

/**
 * What DNS says to one question.
 *
 * @param records the records of the wanted type, aliases followed
 * @param exists whether there is such a name
 * @param verified whether the resolver has checked the signatures of all of it (DNSSEC)
 */
record DnsAnswer(List<Record> records, boolean exists, boolean verified) {
    /** The records as what they are. */
    <R extends Record> List<R> as(Class<R> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
