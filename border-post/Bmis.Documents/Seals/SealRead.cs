using System.Diagnostics.CodeAnalysis;

namespace Bmis.Documents.Seals;

/// <summary>A seal that was read, or why it could not be. It prints as its fault.</summary>
/// <typeparam name="T">The kind of seal.</typeparam>
/// <param name="Value">The seal; null when there is a fault.</param>
/// <param name="Fault">Why nothing could be read.</param>
/// <param name="Place">Index of the byte at which reading ended, from 0.</param>
public sealed record SealRead<T>(T? Value, SealFault Fault, int Place)
    where T : class
{
    /// <summary>Whether the seal was read.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    /// <inheritdoc/>
    public override string ToString() => $"[seal {Fault} at {Place}]";

    internal static SealRead<T> Of(T value) => new(value, SealFault.None, 0);

    internal static SealRead<T> Bad(SealFault fault, int place) => new(null, fault, place);
}
