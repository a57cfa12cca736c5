namespace Bmis.Documents.Trust;

/// <summary>How an authority's certificate came to be trusted.</summary>
public enum AnchorKind
{
    /// <summary>It is signed by its own key.</summary>
    SelfSigned,

    /// <summary>It is signed by the key of its predecessor, which is there (Doc 9303-12, 4.1.3).</summary>
    Link,

    /// <summary>It is signed by a predecessor that is not there: it stands on the word of whoever gave it.</summary>
    LinkWithoutPredecessor,
}
