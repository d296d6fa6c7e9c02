package org.signrelay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.ProxyRules;
import jakarta.enterprise.context.NormalScope;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the plan of the rooms. ArchUnit fails a rule that matches no class. */
class ArchitectureTest {
  private static final String ROOT = "org.signrelay.";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.signrelay");
  private static final DescribedPredicate<JavaClass> CALL_SALESFORCE =
      describe(
          "call Salesforce",
          type ->
              type.getDirectDependenciesFromSelf().stream()
                  .map(dependency -> dependency.getTargetClass().getFullName())
                  .anyMatch(
                      Set.of(
                              "org.signrelay.salesforce.record.LookUps",
                              "org.signrelay.salesforce.record.Updates",
                              "org.signrelay.salesforce.connection.SalesforceHttp")
                          ::contains));

  @Test
  void thereAreTheseRoomsAndNoOthers() {
    // When
    Set<String> rooms =
        MAIN.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[0])
            .collect(Collectors.toSet());

    // Then
    assertThat(rooms)
        .containsExactlyInAnyOrder(
            "design", "database", "salesforce", "delivery", "intake", "operations");
  }

  @ParameterizedTest
  @CsvSource({
    "design, 'database salesforce delivery intake operations'",
    "database, 'design salesforce delivery intake operations'",
    "salesforce, 'delivery intake operations'",
    "delivery, 'intake operations'",
    "intake, 'database salesforce operations'",
    "operations, 'intake'",
  })
  void aRoomKnowsOnlyThoseThatItMayKnow(String room, String unknown) {
    // Given
    String[] forbidden =
        Arrays.stream(unknown.split(" ")).map(other -> ROOT + other + "..").toArray(String[]::new);

    // When
    noClasses()
        .that()
        .resideInAPackage(ROOT + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        // Then
        .check(MAIN);
  }

  @Test
  void packagesFormNoCircle() {
    // When
    slices()
        .matching("org.signrelay.(**)")
        .should()
        .beFreeOfCycles()
        // Then
        .check(MAIN);
  }

  @Test
  void noProviderOrServerIsImported() {
    // When
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.hibernate..", "org.eclipse.persistence..", "org.jboss..", "fish.payara..")
        // Then
        .check(MAIN);
  }

  @Test
  void thereIsOneClock() {
    // When
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.signrelay.database.DatabaseClock")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        // Then
        .check(MAIN);
  }

  @Test
  void nothingSleeps() {
    // When
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        // Then
        .check(MAIN);
  }

  @Test
  void nothingIsPrinted() {
    // When
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
        // Then
        .check(MAIN);
  }

  @Test
  void entitiesAreKeptOutOfTheIntake() {
    // When
    noClasses()
        .that()
        .resideInAPackage("org.signrelay.intake..")
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(Entity.class)
        // Then
        .check(MAIN);
  }

  @Test
  void noTransactionIsOpenWhereSalesforceIsCalled() {
    // When
    noClasses()
        .that(CALL_SALESFORCE)
        .should()
        .beAnnotatedWith(Transactional.class)
        .orShould(
            be(
                describe(
                    "opening a transaction",
                    type ->
                        type.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(Transactional.class)))))
        // Then
        .check(MAIN);
  }

  /** The container opens a transaction only for a call from outside. */
  @Test
  void noBeanCallsItsOwnTransactionalMethods() {
    // When
    ProxyRules
        .no_classes_should_directly_call_other_methods_declared_in_the_same_class_that_are_annotated_with(
            Transactional.class)
        // Then
        .check(MAIN);
  }

  /**
   * The proxy that the container puts before a bean may inherit {@code synchronized}: who waits on
   * the bean's monitor then holds the proxy's, and nobody can wake him.
   */
  @Test
  void noBeanIsLockedByItsMonitor() {
    // When
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areMetaAnnotatedWith(NormalScope.class)
        .and()
        .areNotPrivate()
        .should()
        .notHaveModifier(JavaModifier.SYNCHRONIZED)
        // Then
        .check(MAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Impl", "Manager", "Util", "Utils", "Helper", "DTO"})
  void namesAreTheFieldsWords(String ending) {
    // When
    classes()
        .should()
        .haveSimpleNameNotEndingWith(ending)
        // Then
        .check(MAIN);
  }

  @Test
  void everyPackageSaysItsDuty() {
    // When
    Set<String> silent =
        MAIN.stream()
            .map(type -> type.getPackageName())
            .filter(
                name ->
                    ArchitectureTest.class
                            .getClassLoader()
                            .getResource(name.replace('.', '/') + "/package-info.class")
                        == null)
            .collect(Collectors.toSet());

    // Then
    assertThat(silent).isEmpty();
  }
}
