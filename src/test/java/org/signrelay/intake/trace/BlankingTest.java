package org.signrelay.intake.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Secret;

/** No secret stays in what is kept of a refused call. */
class BlankingTest {
  private static final String HIDDEN = "S3cr3t";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'password':'S3cr3t','status':'DCO'}",
        "{'status':'DCO','Pass_Word' : 'S3cr3t'}",
        "{'status':'DCO','password':'a'S3cr3t','x':'a'b'}",
        "{'status':'DCO','password':'a\\'S3cr3t'}",
        "{'status':'DCO','password':'a}, S3cr3t'}",
        "{'status':'DCO','p\\u0061ssword':'S3cr3t'}",
        "{'status':'DCO','authToken':'S3cr3t",
        "{'status':'DCO','a':{'securityToken':['x','S3cr3t']}}",
        "{'status':'DCO','password':{'#text':'S3cr3t'}}",
        "{'password':{'#text':'S3cr3t'},'status':'DCO'}",
        "{'password' : { 'a':[1,{'b':'x'},'S3cr3t'], 'c':2 } , 'status':'DCO'}",
        "{'password':[['x'],'S3cr3t'],'status':'DCO'}",
        "{'password':{'a':'}',\n'b':'S3cr3t'},'status':'DCO'}",
        "{'password':{'a':'x\\'}, {','b':'S3cr3t'},'status':'DCO'}",
        "{'password':{'a':']\\\\','b':'S3cr3t'},'status':'DCO'}",
        "{'status':'DCO','password':{'a':'x'}S3cr3t'}}",
        "{'status':'DCO','password':{'a':['x'},'b':'S3cr3t'}}",
        "{'status':'DCO','password':{'a':{'b':{'c':'S3cr3t",
        "{'status':'DCO','credentials':[{'user':'S3cr3t','x':'S3cr3t'},{'y':'S3cr3t'}]}",
        "{'status':'DCO','password':'a\\',[S3cr3t'}",
        "{'status':'DCO','Authentication - Password':'S3cr3t'}",
        "{'status':'DCO','apiKey':S3cr3t}",
        "{'status':'DCO','documentContent':'S3cr3t'}",
        "<a><status>DCO</status><Password>S3cr3t</Password></a>",
        "<a><status>DCO</status><e:AuthToken x='y'>A & S3cr3t < B</e:AuthToken></a>",
        "<a><status>DCO</status><password><![CDATA[S3cr3t]]></password></a>",
        "<a><status>DCO</status><password>S3cr3t",
        "<a status='DCO' password='S3cr3t'/>",
        "<a status='DCO' password=\"a\"S3cr3t\" b='c'/>",
        "status=DCO&password=S3cr3t",
        "status=DCO&pass%77ord=a&S3cr3t&x=y",
        "status=DCO&document+auth+token=S3cr3t",
        "--b\r\nContent-Disposition: form-data; name='status'\r\n\r\nDCO\r\n--b\r\n"
            + "Content-Disposition: form-data; name=password\r\n\r\nS3cr3t\r\n--b--",
      })
  void aValueUnderTheNameOfACredentialIsBlanked(String body) {
    // When
    String kept = Blanking.of(body.startsWith("{") ? body.replace('\'', '"') : body, List.of());

    // Then
    assertThat(kept).doesNotContain(HIDDEN).contains("***", "DCO");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Br0ken&Value, a=Br0ken&Value",
        "Br0ken&Value, <a>Br0ken&amp;Value</a>",
        "Br0ken\"Value, {\"a\":\"Br0ken\\\"Value\"}",
        "Br0ken Value, a=Br0ken+Value",
        "Br0ken Value, a=Br0ken%20Value",
        "Br0ken-Value, \"cut off: Br0ken-Va",
      })
  void aSecretOfTheConfigurationIsBlankedWhereverItStands(String secret, String body) {
    // When
    String kept = Blanking.of(body, List.of(new Secret(secret)));

    // Then
    assertThat(kept).doesNotContain("Br0ken").contains("***");
  }

  @Test
  void whatIsNoSecretIsKeptAsItWasSent() {
    // Given
    String json = "{\"documentId\":\"x\",\"name\":\"Lease \"B\" & more\",\"status\":\"DCO\"}";
    String xml = "<a b='c'><documentId>x</documentId><n>A & B</n><status>DCO</status></a>";
    String form = "documentId=x&name=100%&status=DCO";

    // Then
    assertThat(List.of(json, xml, form))
        .allSatisfy(body -> assertThat(Blanking.of(body, List.of())).isEqualTo(body));
  }

  @Property
  void whatIsWithinASecretIsBlankedHoweverDeepAndWhereverItIsCut(
      @ForAll List<Boolean> nesting,
      @ForAll String beside,
      @ForAll @IntRange(min = 1, max = 500) int cut) {
    // Given
    String secret = "\"" + HIDDEN + "\"";
    for (boolean array : nesting) {
      String text = "\"" + escaped(beside) + "\"";
      secret =
          array
              ? "[" + text + "," + secret + "]"
              : "{\"a\":" + text + ",\"b\":" + secret + ",\"c\":1}";
    }
    String body = "{\"password\":" + secret + ",\"status\":\"DCO\"}";

    // When
    String kept = Blanking.of(body, List.of());
    String cutOff = Blanking.of(body.substring(0, Math.min(cut, body.length())), List.of());

    // Then
    assertThat(kept).isEqualTo("{\"password\":\"***\",\"status\":\"DCO\"}");
    assertThat(cutOff).doesNotContain(HIDDEN);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  @Property
  void blankingNeverThrows(@ForAll String text) {
    assertThat(Blanking.of("{\"password\":\"" + text, List.of())).doesNotContain("x".repeat(300));
    assertThat(Blanking.of("<password a='" + text, List.of(new Secret("secret")))).isNotNull();
    assertThat(Blanking.of("token=" + text, List.of(new Secret("secret")))).isNotNull();
  }
}
