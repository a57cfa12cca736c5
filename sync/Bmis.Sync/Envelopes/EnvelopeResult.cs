using System.Diagnostics.CodeAnalysis;

namespace Bmis.Sync.Envelopes;

/// <summary>An envelope, or why the bytes are none.</summary>
public readonly record struct EnvelopeResult
{
    private EnvelopeResult(Envelope? envelope, EnvelopeFault fault)
    {
        Envelope = envelope;
        Fault = fault;
    }

    /// <summary>The envelope; null when <see cref="Fault"/> says what is wrong.</summary>
    public Envelope? Envelope { get; }

    /// <summary>What is wrong, or <see cref="EnvelopeFault.None"/>.</summary>
    public EnvelopeFault Fault { get; }

    /// <summary>Whether there is an envelope.</summary>
    [MemberNotNullWhen(true, nameof(Envelope))]
    public bool IsValid => Envelope is not null;

    /// <summary>The envelope.</summary>
    /// <exception cref="InvalidDataException">There is none; the message names the fault.</exception>
    public Envelope Require() => Envelope ?? throw new InvalidDataException($"Not an envelope: {Fault}.");

    internal static EnvelopeResult Of(Envelope envelope) => new(envelope, EnvelopeFault.None);

    internal static EnvelopeResult Bad(EnvelopeFault fault) => new(null, fault);
}
