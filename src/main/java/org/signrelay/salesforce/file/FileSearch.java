package org.signrelay.salesforce.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.record.Queries;

/** Looks for files at a place by the key at the end of their description, or by their title. */
@ApplicationScoped
class FileSearch {
  /** With 27 encoded bytes for each id a query stays far below the 16,384 bytes of a URI. */
  private static final int FILES_OF_A_QUERY = 200;

  @Inject Queries queries;

  /**
   * The attachment, document or version of a file that a key belongs to.
   *
   * @throws SalesforceException if that cannot be found out
   */
  Optional<StoredFile> byKey(Org org, FilePlace place, String key) {
    return described(org, place, key)
        .filter(row -> SafeText.holdsKey(text(row, "Description"), key))
        .map(row -> new StoredFile(text(row, "Id")))
        .findFirst();
  }

  private Stream<JsonObject> described(Org org, FilePlace place, String key) {
    if (place instanceof FilePlace.Attachment attachment) {
      return queries
          .rows(
              org,
              "SELECT Id, Description FROM Attachment WHERE ParentId = "
                  + Queries.literal(attachment.parentId()))
          .stream();
    }
    if (place instanceof FilePlace.InFolder folder) {
      return inFolder(org, folder.folderId(), key).stream();
    }
    return versions(org, ((FilePlace.Linked) place).firstParentId());
  }

  /**
   * A folder may hold the documents of years, so Salesforce looks through it: the description of a
   * Document can be filtered (Object Reference, "Document").
   */
  private List<JsonObject> inFolder(Org org, String folderId, String key) {
    return queries.rows(
        org,
        "SELECT Id, Description FROM Document WHERE FolderId = "
            + Queries.literal(folderId)
            + " AND Description LIKE "
            + Queries.literal("%" + SafeText.mark(key) + "%"));
  }

  /** All versions of a record's files: a later one has its own key, and may be a user's. */
  private Stream<JsonObject> versions(Org org, String parentId) {
    List<String> files =
        links(org, parentId).stream().map(link -> text(link, "ContentDocumentId")).toList();
    return IntStream.iterate(0, first -> first < files.size(), first -> first + FILES_OF_A_QUERY)
        .mapToObj(first -> files.subList(first, Math.min(first + FILES_OF_A_QUERY, files.size())))
        .flatMap(some -> versions(org, some).stream());
  }

  private List<JsonObject> versions(Org org, List<String> files) {
    return queries.rows(
        org,
        files.stream()
            .map(Queries::literal)
            .collect(
                Collectors.joining(
                    ",",
                    "SELECT Id, Description FROM ContentVersion WHERE ContentDocumentId IN (",
                    ")")));
  }

  /**
   * The file (not its version) of exactly this title that a record has.
   *
   * @throws SalesforceException if that cannot be found out
   */
  Optional<String> byTitle(Org org, String parentId, String title) {
    return links(org, parentId).stream()
        .filter(link -> title.equals(titleOf(link)))
        .map(link -> text(link, "ContentDocumentId"))
        .findFirst();
  }

  private List<JsonObject> links(Org org, String parentId) {
    return queries.rows(
        org,
        "SELECT Id, ContentDocumentId, ContentDocument.Title FROM ContentDocumentLink"
            + " WHERE LinkedEntityId = "
            + Queries.literal(parentId));
  }

  private static String titleOf(JsonObject link) {
    return link.get("ContentDocument") instanceof JsonObject file ? text(file, "Title") : "";
  }

  private static String text(JsonObject row, String field) {
    return row.get(field) instanceof JsonString text ? text.getString() : "";
  }
}
