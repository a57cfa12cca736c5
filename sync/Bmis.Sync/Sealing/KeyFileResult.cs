using System.Diagnostics.CodeAnalysis;

namespace Bmis.Sync.Sealing;

/// <summary>A key file that was read, or the sentence that says what is wrong with it.</summary>
/// <param name="Keys">The keys, the caller's to dispose of; null when something is wrong.</param>
/// <param name="Fault">A sentence that names the file, never a key; empty when all is well.</param>
public sealed record KeyFileResult(MasterKeys? Keys, string Fault)
{
    /// <summary>Whether the keys can be used.</summary>
    [MemberNotNullWhen(true, nameof(Keys))]
    public bool IsValid => Keys is not null;

    internal static KeyFileResult Bad(string fault) => new(null, fault);
}
