package org.signrelay.salesforce.standin.schema;

import java.util.List;

/** The standard objects that hold the content of files. */
public final class FileTypes {
  private FileTypes() {}

  public static List<SObjectType> all() {
    return List.of(
        attachment(), document(), contentVersion(), contentDocument(), contentDocumentLink());
  }

  private static SObjectType attachment() {
    return SObjectType.named("Attachment", "00P")
        .field(Field.text("Name", 255).required().with(Trait.NAME))
        .field(anyParent("ParentId").required().without(Trait.UPDATEABLE))
        .field(Field.blob("Body").required())
        .field(Field.integer("BodyLength").readOnly())
        .field(Field.text("ContentType", 120))
        .field(Field.textArea("Description", 500))
        .field(Field.checkbox("IsPrivate"));
  }

  private static SObjectType document() {
    return SObjectType.bare("Document", "015")
        .field(Field.text("Name", 255).required().with(Trait.NAME))
        .field(Field.text("DeveloperName", 80))
        .field(Field.reference("FolderId", "Folder", "User").required())
        .field(Field.reference("AuthorId", "User").with(Trait.DEFAULTED_ON_CREATE))
        .field(Field.blob("Body"))
        .field(Field.integer("BodyLength").readOnly())
        .field(Field.text("ContentType", 120))
        .field(Field.text("Type", 40))
        .field(Field.text("Keywords", 255))
        .field(Field.textArea("Description", 255))
        .field(Field.checkbox("IsPublic"))
        .field(Field.checkbox("IsInternalUseOnly"));
  }

  private static SObjectType contentVersion() {
    return SObjectType.named("ContentVersion", "068")
        .field(Field.text("Title", 255).with(Trait.NAME))
        .field(Field.text("PathOnClient", 500))
        .field(Field.reference("ContentDocumentId", "ContentDocument").without(Trait.UPDATEABLE))
        .field(anyParent("FirstPublishLocationId").without(Trait.UPDATEABLE))
        .field(Field.blob("VersionData"))
        .field(Field.textArea("Description", 1000))
        .field(Field.textArea("ReasonForChange", 1000))
        .field(Field.picklist("Origin", "C", "H").with(Trait.DEFAULTED_ON_CREATE))
        .field(Field.picklist("ContentLocation", "S", "E", "L").with(Trait.DEFAULTED_ON_CREATE))
        .field(Field.text("Checksum", 50).readOnly())
        .field(Field.integer("ContentSize").readOnly())
        .field(Field.text("FileExtension", 40).readOnly())
        .field(Field.text("FileType", 20).readOnly())
        .field(Field.text("VersionNumber", 20).readOnly())
        .field(Field.checkbox("IsLatest").readOnly());
  }

  private static SObjectType contentDocument() {
    return SObjectType.named("ContentDocument", "069")
        .field(Field.text("Title", 255).with(Trait.NAME))
        .field(Field.textArea("Description", 1000))
        .field(Field.reference("LatestPublishedVersionId", "ContentVersion").readOnly())
        .field(Field.integer("ContentSize").readOnly())
        .field(Field.text("FileExtension", 40).readOnly())
        .field(Field.text("FileType", 20).readOnly())
        .field(anyParent("ParentId"))
        .rights(new TypeRights(false, true, true));
  }

  private static SObjectType contentDocumentLink() {
    return SObjectType.bare("ContentDocumentLink", "06A")
        .field(
            Field.reference("ContentDocumentId", "ContentDocument")
                .required()
                .without(Trait.UPDATEABLE))
        .field(anyParent("LinkedEntityId").required().without(Trait.UPDATEABLE))
        .field(Field.restrictedPicklist("ShareType", "V", "C", "I").with(Trait.DEFAULTED_ON_CREATE))
        .field(
            Field.restrictedPicklist("Visibility", "AllUsers", "InternalUsers", "SharedUsers")
                .with(Trait.DEFAULTED_ON_CREATE));
  }

  /** A reference that may point to a record of any type. */
  private static Field anyParent(String name) {
    return Field.reference(name);
  }
}
