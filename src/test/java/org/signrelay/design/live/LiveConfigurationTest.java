package org.signrelay.design.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.Credentials;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.DesignsChanged;
import org.signrelay.design.EnvironmentSource;
import org.signrelay.design.MapSource;
import org.signrelay.design.TestConfiguration;

class LiveConfigurationTest {
  private static final DesignId ID = TestConfiguration.ID;
  private static final Logger LOGGER = Logger.getLogger(ConfigurationLog.class.getName());
  private static final String FILE = "designs/contracts.properties";

  @TempDir Path directory;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final List<ConfigSource> sources =
      new ArrayList<>(List.of(MapSource.of(properties), new EnvironmentSource(variables)));
  private final List<DesignsChanged> changes = new ArrayList<>();
  private final LiveConfiguration live = new LiveConfiguration(() -> sources, changes::add);
  private final Designs designs = new Designs(live);

  @BeforeAll
  static void quiet() {
    LOGGER.setUseParentHandlers(false);
  }

  @AfterAll
  static void loud() {
    LOGGER.setUseParentHandlers(true);
  }

  @BeforeEach
  void oneGoodDesign() throws IOException {
    properties.put("signrelay.config.dir", directory.toString());
    write(FILE, new TestConfiguration().asFile());
    live.load();
  }

  @Test
  void aDesignIsThereFromTheStart() {
    // Then
    assertThat(designs.standing(ID)).isEqualTo(Designs.Standing.LOADED);
    assertThat(designs.problems()).isEmpty();
    assertThat(changes).isEmpty();
  }

  @Test
  void aSavedEditTakesEffectAtTheSecondLook() throws IOException {
    // Given
    write(FILE, new TestConfiguration().with("enabled", "false").asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.find(ID)).map(Design::enabled).contains(false);
    assertThat(changes).containsExactly(new DesignsChanged(Set.of(), Set.of(ID), Set.of(), false));
  }

  @Test
  void anEditOfOneDesignReadsNoOtherAgain() throws IOException {
    // Given
    Design before = designs.find(ID).orElseThrow();
    write("designs/orders.properties", new TestConfiguration().with("name", "Orders").asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.find(new DesignId("orders"))).isPresent();
    assertThat(designs.find(ID)).containsSame(before);
  }

  @Test
  void anEditOfTheServersFileReadsEveryDesignAgain() throws IOException {
    // Given
    Design before = designs.find(ID).orElseThrow();
    write("signrelay.properties", "signrelay.document.location = file\n");

    // When
    lookTwice();

    // Then
    assertThat(designs.find(ID)).get().isNotSameAs(before);
  }

  @Test
  void aValueOfAnotherDesignIsFollowedWhereAnExpressionNamesIt() throws IOException {
    // Given
    write(
        "designs/orders.properties",
        new TestConfiguration().with("name", "${signrelay.design.contracts.name} too").asFile());
    write(FILE, new TestConfiguration().with("name", "First").asFile());
    lookTwice();
    write(FILE, new TestConfiguration().with("name", "Second").asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.find(new DesignId("orders"))).map(Design::name).contains("Second too");
  }

  @Test
  void aDesignThatAnotherOneSpoiltIsGoodAgainWhenThatIsMended() throws IOException {
    // Given
    write(FILE, new TestConfiguration().with("name", "Contracts").asFile());
    write("designs/orders.properties", new TestConfiguration().with("name", "contracts").asFile());
    lookTwice();
    List<ConfigurationProblem> spoilt = designs.problems();
    write("designs/orders.properties", new TestConfiguration().with("name", "Orders").asFile());

    // When
    lookTwice();

    // Then
    assertThat(spoilt).isNotEmpty();
    assertThat(designs.problems()).isEmpty();
    assertThat(designs.find(ID)).map(Design::name).contains("Contracts");
  }

  @Test
  void aFileThatIsJustBeingSavedIsLeftAlone() throws IOException {
    // Given
    write(FILE, "");

    // When
    live.reload();

    // Then
    assertThat(designs.problems()).isEmpty();
    assertThat(designs.find(ID)).isPresent();
  }

  @Test
  void aFileThatIsSavedAllTheTimeKeepsNoOtherEditBackAndStaysAsItWas() throws IOException {
    // Given
    write("designs/orders.properties", new TestConfiguration().with("name", "Orders").asFile());
    lookTwice();
    write(FILE, new TestConfiguration().with("enabled", "false").asFile());

    // When
    for (int look = 0; look < 2; look++) {
      write(
          "designs/orders.properties",
          new TestConfiguration().with("name", "Orders " + look).asFile());
      live.reload();
    }

    // Then
    assertThat(designs.find(ID)).map(Design::enabled).contains(false);
    assertThat(designs.find(new DesignId("orders"))).map(Design::name).contains("Orders");
  }

  @Test
  void aBadEditKeepsTheLastGoodDesign() throws IOException {
    // Given
    write(FILE, new TestConfiguration().with("enabled", "nein").with("name", "New").asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.standing(ID)).isEqualTo(Designs.Standing.LOADED);
    assertThat(designs.find(ID)).map(Design::name).contains("Contracts");
    assertThat(designs.problems()).singleElement().asString().contains("contracts.properties");
    assertThat(changes).isEmpty();
  }

  @Test
  void aMendedFileLeavesNoProblemBehind() throws IOException {
    // Given
    write(FILE, new TestConfiguration().with("enabled", "nein").asFile());
    lookTwice();
    write(FILE, new TestConfiguration().with("enabled", "false").asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.problems()).isEmpty();
    assertThat(designs.find(ID)).map(Design::enabled).contains(false);
  }

  @Test
  void aNewDesignThatIsNotGoodIsRefusedUntilItIs() throws IOException {
    // Given
    write("designs/orders.properties", "name = Orders\n");

    // When
    lookTwice();

    // Then
    assertThat(designs.standing(new DesignId("orders"))).isEqualTo(Designs.Standing.REFUSED);
    assertThat(designs.find(new DesignId("orders"))).isEmpty();
  }

  @Test
  void aNewDesignIsAdded() throws IOException {
    // Given
    write("designs/orders.properties", new TestConfiguration().with("name", "Orders").asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.loaded()).hasSize(2);
    assertThat(changes)
        .containsExactly(
            new DesignsChanged(Set.of(new DesignId("orders")), Set.of(), Set.of(), false));
  }

  @Test
  void aRemovedDesignIsUnknown() throws IOException {
    // Given
    Files.delete(directory.resolve(FILE));

    // When
    lookTwice();

    // Then
    assertThat(designs.standing(ID)).isEqualTo(Designs.Standing.UNKNOWN);
    assertThat(changes).containsExactly(new DesignsChanged(Set.of(), Set.of(), Set.of(ID), false));
  }

  @Test
  void aListenerAlreadySeesTheNewState() throws IOException {
    // Given
    List<Optional<Design>> seen = new ArrayList<>();
    LiveConfiguration[] watched = new LiveConfiguration[1];
    watched[0] =
        new LiveConfiguration(() -> sources, change -> seen.add(watched[0].get().find(ID)));
    watched[0].load();
    Files.delete(directory.resolve(FILE));
    watched[0].reload();

    // When
    watched[0].reload();

    // Then
    assertThat(seen).containsExactly(Optional.empty());
  }

  @Test
  void aDirectoryThatIsGoneChangesNothing() {
    // Given
    properties.put("signrelay.config.dir", directory.resolve("gone").toString());

    // When
    lookTwice();

    // Then
    assertThat(designs.find(ID)).isPresent();
    assertThat(designs.problems()).singleElement().asString().contains("signrelay.config.dir");
  }

  @Test
  void withoutADirectoryOtherSourcesStillCount() {
    // Given
    properties.remove("signrelay.config.dir");
    properties.putAll(new TestConfiguration().values());
    LiveConfiguration fresh = new LiveConfiguration(() -> sources, changes::add);

    // When
    fresh.load();

    // Then
    assertThat(fresh.get().find(ID)).isPresent();
    assertThat(fresh.get().problems()).singleElement().asString().contains("SIGNRELAY_CONFIG_DIR=");
  }

  @Test
  void theDirectoryMayBeNamedByTheEnvironmentAndByAnExpression() {
    // Given
    properties.clear();
    variables.put("SIGNRELAY_CONFIG_DIR", "${CONF_HOME}");
    variables.put("CONF_HOME", directory.toString());

    // When
    lookTwice();

    // Then
    assertThat(designs.problems()).isEmpty();
    assertThat(designs.find(ID)).isPresent();
  }

  @Test
  void aSystemPropertyWinsOverTheEnvironmentAndBothOverTheFile() {
    // Given
    variables.put("SIGNRELAY_DESIGN_CONTRACTS_API_VERSION", "61.0");
    variables.put("SIGNRELAY_DESIGN_CONTRACTS_USERNAME", "env@example.test");
    properties.put("signrelay.design.contracts.api-version", "62.0");

    // When
    lookTwice();

    // Then
    assertThat(designs.problems()).isEmpty();
    assertThat(designs.find(ID).orElseThrow().org())
        .satisfies(org -> assertThat(org.apiVersion()).isEqualTo("62.0"))
        .satisfies(org -> assertThat(org.credentials().identity()).isEqualTo("env@example.test"));
  }

  @Test
  void theFileWinsOverSourcesOfLowerOrdinal() {
    // Given
    sources.add(
        new MapSource("application", 100, Map.of("signrelay.design.contracts.name", "Other")));

    // When
    live.reload();

    // Then
    assertThat(designs.find(ID)).map(Design::name).contains("Contracts");
  }

  @Test
  void environmentVariablesAreNeverUnknownKeys() {
    // Given
    variables.put("SIGNRELAY_DB_URL", "jdbc:x");
    variables.put("SIGNRELAY_DESIGN_CONTRACTS_PASWORD", "x");

    // When
    live.reload();

    // Then
    assertThat(designs.problems()).isEmpty();
  }

  @Test
  void aSecretMayComeFromTheEnvironment() throws IOException {
    // Given
    variables.put("SALESFORCE_PASSWORD", "s3cret");
    write(FILE, new TestConfiguration().with("password", "${SALESFORCE_PASSWORD}").asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.find(ID).orElseThrow().org().credentials())
        .isInstanceOfSatisfying(
            Credentials.Soap.class,
            soap -> assertThat(soap.user().password().reveal()).isEqualTo("s3cret"));
  }

  @Test
  void aBadEditOfTheServersSettingsKeepsTheLastGoodOnes() throws IOException {
    // Given
    write("signrelay.properties", "signrelay.salesforce.connections = 7");
    lookTwice();
    write("signrelay.properties", "signrelay.salesforce.connections = seven");

    // When
    lookTwice();

    // Then
    assertThat(designs.server().connections()).isEqualTo(7);
    assertThat(designs.problems()).singleElement().asString().contains("\"seven\"");
    assertThat(changes).containsExactly(new DesignsChanged(Set.of(), Set.of(), Set.of(), true));
  }

  @Test
  void withoutServerSettingsThatWereEverGoodNoDesignIsLoaded() throws IOException {
    // Given
    write("signrelay.properties", "signrelay.salesforce.connections = seven");
    LiveConfiguration fresh = new LiveConfiguration(() -> sources, changes::add);
    Designs handedOut = new Designs(fresh);

    // When
    fresh.load();

    // Then
    assertThat(handedOut.standing(ID)).isEqualTo(Designs.Standing.REFUSED);
    assertThatThrownBy(handedOut::server).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".contracts.properties.swp",
        "contracts.properties~",
        "contracts.properties.bak",
        "#contracts.properties#",
        "README.md"
      })
  void anEditorsCopyIsIgnored(String name) throws IOException {
    // Given
    write("designs/" + name, "s3cret");

    // When
    lookTwice();

    // Then
    assertThat(designs.problems()).isEmpty();
    assertThat(designs.warnings()).noneMatch(warning -> warning.source().contains(name));
  }

  @Test
  void aFileWithTheWrongEndingIsWarnedAbout() throws IOException {
    // Given
    write("designs/orders.properties.txt", "name = Orders");

    // When
    lookTwice();

    // Then
    assertThat(designs.warnings())
        .extracting(ConfigurationProblem::source)
        .contains("designs/orders.properties.txt");
  }

  @Test
  void aFileWhoseNameNoDesignCanHaveIsAProblemOfItsOwn() throws IOException {
    // Given
    write("designs/My Orders.properties", new TestConfiguration().asFile());

    // When
    lookTwice();

    // Then
    assertThat(designs.problems())
        .singleElement()
        .asString()
        .contains("designs/My Orders.properties", "name of a design");
    assertThat(designs.loaded()).hasSize(1);
  }

  @Test
  void aFileThatIsNoUtf8KeepsTheLastGoodDesign() throws IOException {
    // Given
    Files.write(directory.resolve(FILE), new byte[] {(byte) 0xE9, '\n'}, StandardOpenOption.APPEND);

    // When
    lookTwice();

    // Then
    assertThat(designs.find(ID)).isPresent();
    assertThat(designs.problems()).singleElement().asString().contains(FILE, "UTF-8");
  }

  @Test
  void aConfigSourceThatFailsChangesNothingAndShowsNoValue() {
    // Given
    sources.add(0, new MapSource("broken", 500, null));

    // When
    live.reload();

    // Then
    assertThat(designs.find(ID)).isPresent();
    assertThat(designs.problems()).singleElement().asString().contains("NullPointerException");
  }

  @Test
  void aLookThatFindsNoEditTellsNobody() {
    // When
    lookTwice();

    // Then
    assertThat(changes).isEmpty();
  }

  @Test
  void nothingIsReadAgainUntilSomethingLooksChanged() throws IOException {
    // Given
    var asked = new AtomicInteger();
    sources.add(new UnlistedSource(Map.of(), asked));
    write(FILE, new TestConfiguration().asFile() + "\n# edited\n");
    lookTwice();
    int reading = asked.getAndSet(0);

    // When
    lookTwice();

    // Then
    assertThat(reading).isPositive();
    assertThat(asked.get()).isLessThan(reading / 2);
  }

  @Test
  void aSourceIsNotAskedTwiceForAKeyThatItDoesNotList() throws IOException {
    // Given
    var asked = new AtomicInteger();
    sources.add(new UnlistedSource(Map.of(), asked));
    write(FILE, new TestConfiguration().asFile() + "\n# edited\n");
    lookTwice();
    asked.set(0);

    // When
    write(FILE, new TestConfiguration().asFile() + "\n# edited again\n");
    lookTwice();

    // Then
    assertThat(asked).as("a few keys, in turns").hasValueLessThan(5);
  }

  @Test
  void aValueThatNoListHasIsSeenWithinFiveMinutesOfLooks() throws IOException {
    // Given
    var hidden = new HashMap<String, String>();
    sources.add(new UnlistedSource(hidden, new AtomicInteger()));
    write(FILE, new TestConfiguration().asFile() + "\n# edited\n");
    lookTwice();
    hidden.put("signrelay.design.contracts.name", "By a source that lists nothing");

    // When
    IntStream.range(0, 150).forEach(look -> live.reload());

    // Then
    assertThat(designs.find(ID).orElseThrow().name()).isEqualTo("By a source that lists nothing");
  }

  @Test
  void anotherFileOfTheDirectoryThatChangesIsNews() throws IOException {
    // Given
    lookTwice();
    variables.put("SIGNRELAY_DESIGN_CONTRACTS_NAME", "By the environment");

    // When
    write("integration-user.pem", "a new key");
    lookTwice();

    // Then
    assertThat(designs.find(ID).orElseThrow().name()).isEqualTo("By the environment");
  }

  private void lookTwice() {
    live.reload();
    live.reload();
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Lists nothing, and counts how often it is asked. */
  private record UnlistedSource(Map<String, String> values, AtomicInteger asked)
      implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return Set.of();
    }

    @Override
    public String getValue(String key) {
      asked.incrementAndGet();
      return values.get(key);
    }

    @Override
    public int getOrdinal() {
      return 500;
    }

    @Override
    public String getName() {
      return "unlisted";
    }
  }
}
