package im.parley.server.certs;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * The domains that the certificate of a server is for, by RFC 6120 section 13.7.1.2 and RFC 6125 section 6: its dNSNames,
 * of which the left-most label may be {@code *}, its SRVNames for XMPP servers (RFC 4985) and its xmppAddrs. Common names
 * say nothing.
 */
final class PeerNames {
    private static final ASN1ObjectIdentifier XMPP_ADDR = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.5");
    private static final ASN1ObjectIdentifier SRV_NAME = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7");
    private static final String SERVICE = "_xmpp-server.";

    private PeerNames() {}

    /** Whether a certificate is for a domain. */
    static boolean match(X509Certificate certificate, String domain) {
        String wanted = DomainName.ascii(domain);
        return of(certificate).stream().anyMatch(name -> matches(name, wanted));
    }

    /** The names in their ASCII form, wildcards included; none when they cannot be read. */
    static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Extension extension = new JcaX509CertificateHolder(certificate).getExtension(Extension.subjectAlternativeName);
            if (extension != null) {
                for (GeneralName name : GeneralNames.getInstance(extension.getParsedValue()).getNames()) {
                    read(name, names);
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException damaged) {
            return List.of(); // what cannot be read says nothing
        }
        return names;
    }

    private static void read(GeneralName name, List<String> names) {
        if (name.getTagNo() == GeneralName.dNSName) {
            names.add(DomainName.ascii(name.getName().toString()));
        } else if (name.getTagNo() == GeneralName.otherName) {
            OtherName other = OtherName.getInstance(name.getName());
            if (other.getTypeID().equals(XMPP_ADDR)) {
                exact(ASN1UTF8String.getInstance(other.getValue()).getString(), names);
            } else if (other.getTypeID().equals(SRV_NAME)) {
                String service = ASN1IA5String.getInstance(other.getValue()).getString();
                if (service.startsWith(SERVICE)) {
                    exact(service.substring(SERVICE.length()), names);
                }
            }
        }
    }

    /** A star is an ordinary character there. */
    private static void exact(String name, List<String> names) {
        if (!name.startsWith("*") && name.indexOf('@') < 0) {
            names.add(DomainName.ascii(name));
        }
    }

    /** RFC 6125 section 6.4.3: the star stands for exactly one label, and is the whole of it. */
    private static boolean matches(String name, String wanted) {
        if (!name.startsWith("*.")) {
            return name.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0 && name.indexOf('.', 2) > 0 && wanted.substring(dot).equals(name.substring(1));
    }
}
