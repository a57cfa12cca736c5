namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>A file that a conversion writes: what is added to its name, its bytes or why there are none.</summary>
internal sealed record WrittenFile(string Suffix, IReadOnlyList<FoundPrint> Prints, byte[]? Bytes, string Fault = "");
