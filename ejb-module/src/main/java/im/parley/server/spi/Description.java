package im.parley.server.spi;

import im.parley.wire.form.DataForm;
import java.util.List;

/**
 * What service discovery says of an entity or a node, XEP-0030 section 3.
 *
 * @param identities the identities, at least one
 * @param features the features
 * @param forms the extensions by XEP-0128: data forms of type {@code result}
 */
public record Description(List<Identity> identities, List<String> features, List<DataForm> forms) {
    /** Takes copies of the lists. */
    public Description {
        identities = List.copyOf(identities);
        features = List.copyOf(features);
        forms = List.copyOf(forms);
    }
}
