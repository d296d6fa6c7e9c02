package org.signrelay.salesforce.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.record.RecordFields;

/** Completed documents in Salesforce: looks for them, creates them and looks if they are whole. */
@ApplicationScoped
public class Files {
  private static final String CHECKSUM = "Checksum";
  private static final String DOCUMENT_OF_VERSION = "ContentDocumentId";

  @Inject FileSearch search;
  @Inject RecordFields fields;
  @Inject Creates creates;
  @Inject Folders folders;

  /**
   * A file that is stored at a place under a key already.
   *
   * @throws SalesforceException if that cannot be found out
   */
  public Optional<StoredFile> find(Org org, FilePlace place, String key) {
    return search.byKey(org, place, key);
  }

  /**
   * Creates a file.
   *
   * @throws SalesforceException if Salesforce did not confirm it; with {@code RECONCILE} if it may
   *     have been created all the same, so that it has to be looked for first
   */
  public StoredFile create(Org org, FilePlace place, FileText text, FileSource source) {
    Optional<String> earlier =
        place instanceof FilePlace.Linked linked && linked.newVersion()
            ? search.byTitle(
                org, linked.firstParentId(), SafeText.title(text.title(), FileKind.LONGEST_NAME))
            : Optional.empty();
    return new StoredFile(creates.file(org, place, text, source, earlier));
  }

  /**
   * Why a stored file is not what was sent; empty if it is.
   *
   * @throws SalesforceException if it cannot be looked at
   */
  public Optional<Failure> verify(Org org, FilePlace place, StoredFile stored, FileSource source) {
    FileKind kind = FileKind.of(place);
    List<String> wanted =
        kind == FileKind.FILE ? List.of(kind.sizeField(), CHECKSUM) : List.of(kind.sizeField());
    JsonObject record = fields.read(org, kind.object(), stored.id(), wanted);
    long size = record.get(kind.sizeField()) instanceof JsonNumber number ? number.longValue() : -1;
    String checksum = text(record, CHECKSUM);
    boolean same =
        size == source.size() && (checksum.isEmpty() || checksum.equalsIgnoreCase(source.md5()));
    return same
        ? Optional.empty()
        : Optional.of(
            new Failure(
                Reaction.DEAD_LETTER,
                Scope.RECORD,
                "stored-incomplete",
                kind.object()
                    + " "
                    + stored.id()
                    + " has "
                    + size
                    + " bytes in Salesforce, the document has "
                    + source.size()
                    + (size == source.size() ? " with other content" : "")
                    + ": delete it there and retry"));
  }

  /**
   * Links a file to the further parents of its place; does nothing for other places.
   *
   * @throws SalesforceException if one could not be linked
   */
  public void link(Org org, FilePlace place, StoredFile stored) {
    if (!(place instanceof FilePlace.Linked linked) || linked.furtherParentIds().isEmpty()) {
      return;
    }
    String document =
        text(
            fields.read(org, FileKind.FILE.object(), stored.id(), List.of(DOCUMENT_OF_VERSION)),
            DOCUMENT_OF_VERSION);
    linked.furtherParentIds().forEach(parent -> creates.link(org, document, parent));
  }

  /**
   * A folder for documents.
   *
   * @throws SalesforceException with code {@code no-folder} if there is none
   */
  public FilePlace.InFolder folder(Org org, String idOrDeveloperName) {
    return new FilePlace.InFolder(folders.id(org, idOrDeveloperName), idOrDeveloperName);
  }

  /**
   * Where a place is by now that has refused a document: a folder that was deleted and made again
   * has another id, and was remembered with the old one. Empty if it is where it was.
   *
   * @throws SalesforceException with code {@code no-folder} if there is no such folder any more
   */
  public Optional<FilePlace> moved(Org org, FilePlace place) {
    return place instanceof FilePlace.InFolder folder
        ? Optional.of(folders.idNow(org, folder.folder()))
            .filter(id -> !id.equals(folder.folderId()))
            .map(id -> new FilePlace.InFolder(id, folder.folder()))
        : Optional.empty();
  }

  private static String text(JsonObject row, String field) {
    return row.get(field) instanceof JsonString text ? text.getString() : "";
  }
}
