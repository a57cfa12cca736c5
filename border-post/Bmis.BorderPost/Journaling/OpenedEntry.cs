using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Journaling;

/// <summary>A row of the journal: an envelope, or why there is none.</summary>
/// <param name="Result">The envelope; without its payload when that is erased or was not to be opened.</param>
/// <param name="Fault">Why the sealed part could not be opened; an erased key counts as an erased entry.</param>
internal readonly record struct OpenedEntry(EnvelopeResult Result, SealingFault Fault)
{
    /// <summary>Why there is no envelope, as a code; empty when there is one.</summary>
    internal string Damage => Fault is not SealingFault.None ? Unsealed.CodeOf(Fault)
        : Result.IsValid ? ""
        : $"envelope.{Result.Fault}";
}
