using System.Diagnostics.CodeAnalysis;

namespace Bmis.Sync.Distribution;

/// <summary>A manifest that counts, or why it does not.</summary>
public readonly record struct ManifestResult
{
    private ManifestResult(SignedManifest? manifest, ManifestFault fault)
    {
        Manifest = manifest;
        Fault = fault;
    }

    /// <summary>The manifest; null when <see cref="Fault"/> says what is wrong.</summary>
    public SignedManifest? Manifest { get; }

    /// <summary>What is wrong, or <see cref="ManifestFault.None"/>.</summary>
    public ManifestFault Fault { get; }

    /// <summary>Whether there is a manifest.</summary>
    [MemberNotNullWhen(true, nameof(Manifest))]
    public bool IsValid => Manifest is not null;

    internal static ManifestResult Of(SignedManifest manifest) => new(manifest, ManifestFault.None);

    internal static ManifestResult Bad(ManifestFault fault) => new(null, fault);
}
