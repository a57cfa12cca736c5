using Bmis.Crossings.Records;
using Bmis.Documents.Seals;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What a digital seal came to that was scanned for the document at the desk.</summary>
/// <param name="Seal">The seal; it may be personal and prints as <c>[digital seal]</c>.</param>
/// <param name="Result">Signature and comparison with the document together.</param>
/// <param name="Reason">A reason code, empty when successful.</param>
internal sealed record SealFinding(ScannedSeal Seal, CheckResult Result, string Reason);
