using Bmis.Biometrics.Templates;
using SourceAFIS;

namespace Bmis.Biometrics.SourceAfis;

/// <summary>A template of SourceAFIS and what its bytes say of the minutiae.</summary>
internal sealed class SourceAfisTemplate : FingerTemplate
{
    private readonly CompactTemplate _content;
    private readonly Lazy<FingerprintMatcher> _matcher;

    private SourceAfisTemplate(FingerprintTemplate native, CompactTemplate content, byte[] bytes)
    {
        (Native, _content, Bytes) = (native, content, bytes);
        _matcher = new(() => new(native));
    }

    public override int Width => _content.Width;

    public override int Height => _content.Height;

    public override IReadOnlyList<Minutia> Minutiae => _content.Minutiae;

    internal FingerprintTemplate Native { get; }

    /// <summary>Built when it is first needed: it is large.</summary>
    internal FingerprintMatcher Matcher => _matcher.Value;

    internal ReadOnlyMemory<byte> Bytes { get; }

    internal static SourceAfisTemplate? Of(FingerprintTemplate native, byte[] bytes) =>
        CompactTemplate.Read(bytes) is { } content ? new(native, content, bytes) : null;

    /// <summary>Bytes that are broken never come to SourceAFIS, which throws at them.</summary>
    internal static SourceAfisTemplate? Read(ReadOnlySpan<byte> bytes)
    {
        if (CompactTemplate.Read(bytes) is not { } content) return null;
        var kept = bytes.ToArray();
        return new(new(kept), content, kept);
    }
}
