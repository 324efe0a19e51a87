package im.parley.test.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules, for any root package: that of Parley, and that of the planted violations. */
final class Rules {
    private static final String[] ENTITY_PACKAGES = {"jakarta.persistence..", "org.eclipse.persistence.."};

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    /** All rules by the name of the planted class that breaks each. */
    Map<String, List<ArchRule>> all() {
        Map<String, List<ArchRule>> rules = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            rules.put("Arrow" + layer, List.of(arrow(layer)));
        }
        rules.put("CleverWire", List.of(wireIsPlainJava()));
        rules.put("Friend", List.of(featuresStandAlone()));
        rules.put("PublicFeature", List.of(featuresAreHidden()));
        rules.put("OpenFeature", List.of(featuresAreFinal()));
        rules.put("NettyServer", List.of(onlyIn("io.netty..", "transport")));
        rules.put("ConnectorServer", List.of(onlyIn("jakarta.resource..", "transport")));
        rules.put("PersistentFeature", List.of(jpaOnlyInStore()));
        rules.put("PublicEntity", List.of(entitiesAreHidden()));
        rules.put("EjbRouter", List.of(ejbOnlyAtTheEdge()));
        rules.put("LookingUp", List.of(noLookUps()));
        rules.put("ThreadOfItsOwn", List.of(noOwnThreads()));
        rules.put("NameManager", List.of(plainNames()));
        rules.put("CycleOne", List.of(noCycles()));
        rules.put("FieldInjected", List.of(constructorInjection()));
        return rules;
    }

    private String in(String folder) {
        return root + '.' + folder + "..";
    }

    private ArchRule arrow(Layer layer) {
        DescribedPredicate<JavaClass> forbidden = resideInAnyPackage(layer.forbidden(root));
        return noClasses()
                .that(resideInAnyPackage(layer.packages(root)))
                .should()
                .dependOnClassesThat(layer == Layer.FEATURE ? forbidden.and(not(sharedOptions())) : forbidden)
                .as(layer + " uses nothing but " + layer.allowed());
    }

    /** Features read the options of beans that they share; records alone, nothing that does anything. */
    private DescribedPredicate<JavaClass> sharedOptions() {
        return resideInAPackage(in("server.config"))
                .and(simpleNameEndingWith("Options"))
                .and(assignableTo(Record.class));
    }

    private ArchRule wireIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage(in("wire"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(in("wire"), "java..", "javax.crypto..", "javax.security..", "javax.xml.stream..",
                        "com.fasterxml.aalto..", "org.codehaus.stax2..", "rocks.xmpp.precis..", "org.jspecify..")
                .as("wire is plain Java");
    }

    private ArchRule featuresStandAlone() {
        return slices()
                .matching(root + ".feature.(*)..")
                .should()
                .notDependOnEachOther()
                .as("features stand alone");
    }

    private DescribedPredicate<JavaClass> features() {
        return resideInAPackage(in("feature"))
                .and(DescribedPredicate.describe("marked as features", type -> type.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().getSimpleName().equals("ServerFeature"))));
    }

    private ArchRule featuresAreHidden() {
        return classes().that(features()).should().bePackagePrivate().as("features are hidden");
    }

    private ArchRule featuresAreFinal() {
        return classes().that(features()).should().haveModifier(JavaModifier.FINAL).as("features are final");
    }

    private ArchRule onlyIn(String library, String folder) {
        return noClasses()
                .that(not(resideInAPackage(in(folder))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as(library + " is used in " + folder + " alone");
    }

    private ArchRule jpaOnlyInStore() {
        return noClasses()
                .that(not(resideInAPackage(in("store"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENTITY_PACKAGES)
                .as("JPA is used in store alone");
    }

    private ArchRule entitiesAreHidden() {
        return classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .or()
                .areAnnotatedWith("jakarta.persistence.Embeddable")
                .should()
                .bePackagePrivate()
                .as("entities are hidden");
    }

    /** Boot, endpoints and use cases; besides them the registry and the life cycle of a service. */
    private ArchRule ejbOnlyAtTheEdge() {
        DescribedPredicate<JavaClass> edge = resideInAnyPackage(
                        in("server.boot"), in("server.endpoint"), in("server.admin"), in("web"))
                .or(simpleNameEndingWith("Service"))
                .or(simpleNameEndingWith("Registry"));
        return noClasses()
                .that(not(edge))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ejb..")
                .as("EJB stands at the edge");
    }

    /** What needs the container gets it injected; boot, the adapter and the data sources may look up once. */
    private ArchRule noLookUps() {
        return noClasses()
                .that(not(resideInAnyPackage(in("server.boot"), in("transport.ra"), in("store.jpa"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.naming..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.enterprise.inject.spi.CDI")
                .as("nothing is looked up after boot");
    }

    private ArchRule noOwnThreads() {
        return noClasses()
                .that(not(resideInAnyPackage(in("server.boot"), in("transport"))))
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors")
                .orShould()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "ofPlatform")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Timer")
                .as("threads are made at boot and in the transport alone");
    }

    private ArchRule plainNames() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
                .orShould()
                .haveNameMatching(".*\\.Abstract[^.]*")
                .as("names say what a thing is");
    }

    private ArchRule noCycles() {
        return slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("packages make no cycles");
    }

    private ArchRule constructorInjection() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(in("feature"), in("store"), in("server"))
                        .and(not(resideInAPackage(in("server.endpoint"))))) // made by the container, without arguments
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.ejb.EJB")
                .as("constructors take what a class needs");
    }
}
