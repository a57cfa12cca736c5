namespace Bmis.Sync.Sealing;

/// <summary>What came out of sealed bytes: the content, or why there is none.</summary>
public readonly struct Unsealed
{
    private readonly byte[]? _content;

    private Unsealed(byte[]? content, SealingFault fault) => (_content, Fault) = (content, fault);

    /// <summary>Why there is no content; <see cref="SealingFault.None"/> when there is.</summary>
    public SealingFault Fault { get; }

    /// <summary>Whether the bytes were opened.</summary>
    public bool IsOpened => Fault == SealingFault.None;

    /// <summary>The plain bytes.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public byte[] Content => _content ?? throw new InvalidOperationException($"Not opened: {Fault}.");

    /// <summary>The fault as a code, such as <c>sealing.tampered</c>; empty when there is none.</summary>
    public string Code => CodeOf(Fault);

    /// <summary>The code of a fault, such as <c>sealing.tampered</c>; empty for none.</summary>
    public static string CodeOf(SealingFault fault) => fault switch
    {
        SealingFault.None => "",
        SealingFault.UnknownKey => "sealing.unknown-key",
        SealingFault.KeyErased => "sealing.key-erased",
        SealingFault.Tampered => "sealing.tampered",
        _ => "sealing.malformed",
    };

    /// <summary>The code or "opened"; never the content.</summary>
    public override string ToString() => IsOpened ? "opened" : Code;

    internal static Unsealed Of(byte[] content) => new(content, SealingFault.None);

    internal static Unsealed Bad(SealingFault fault) => new(null, fault);
}
