package dev.retention.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What is published beside the jar: the pom that a user's build reads, and the bill of materials. */
class PublishedTest {

    private static final Path BUILT = Path.of("..", "..", "retention-core", "target");
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @Test
    void thePomStandsAlone() throws Exception {
        Document pom = read(BUILT.resolve(".flattened-pom.xml"));
        assertEquals("dev.retention", XPATH.evaluate("/project/groupId", pom));
        assertEquals("retention-core", XPATH.evaluate("/project/artifactId", pom));
        assertEquals(version(), XPATH.evaluate("/project/version", pom));
        for (String none :
                List.of("parent", "dependencies", "dependencyManagement", "build", "properties", "profiles")) {
            assertEquals("", XPATH.evaluate("/project/" + none, pom), none);
        }
    }

    @Test
    void thePomHoldsAllThatARepositoryAsksFor() throws Exception {
        Document pom = read(BUILT.resolve(".flattened-pom.xml"));
        for (String asked : List.of(
                "name",
                "description",
                "url",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/url")) {
            assertNotEquals("", XPATH.evaluate("/project/" + asked, pom).strip(), asked);
        }
        assertEquals("Apache-2.0", XPATH.evaluate("/project/licenses/license/name", pom));
        assertFalse(
                Files.readString(BUILT.resolve(".flattened-pom.xml")).contains("${"), "a property that no one fills");
    }

    @Test
    void theBillOfMaterialsHoldsTheLibraryAndNothingElse() throws Exception {
        Document bill = read(BUILT.resolve("retention-core-" + version() + "-cyclonedx.xml"));
        String self = "pkg:maven/dev.retention/retention-core@" + version() + "?type=jar";
        assertEquals(
                "http://cyclonedx.org/schema/bom/1.6", bill.getDocumentElement().getAttribute("xmlns"));
        assertEquals(self, XPATH.evaluate("/bom/metadata/component/purl", bill));
        assertEquals("Apache-2.0", XPATH.evaluate("/bom/metadata/component/licenses/license/id", bill));
        assertEquals("", XPATH.evaluate("/bom/components", bill));
        assertEquals("1", XPATH.evaluate("count(//dependency)", bill));
        assertEquals(self, XPATH.evaluate("/bom/dependencies/dependency/@ref", bill));
    }

    private static String version() throws Exception {
        return XPATH.evaluate("/project/parent/version", read(Path.of("pom.xml")));
    }

    private static Document read(Path file) throws Exception {
        boolean required = System.getenv("RETENTION_PUBLISHED_REQUIRED") != null;
        assumeTrue(required || Files.exists(file), file.getFileName() + " is made by mvn package, online");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }
}
