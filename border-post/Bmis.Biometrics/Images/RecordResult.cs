using System.Diagnostics.CodeAnalysis;

namespace Bmis.Biometrics.Images;

/// <summary>A record, or why there is none and where.</summary>
/// <typeparam name="T">The record.</typeparam>
public readonly record struct RecordResult<T>
    where T : class
{
    internal RecordResult(T record) => Record = record;

    internal RecordResult(RecordFault fault, int place) => (Fault, Place) = (fault, place);

    /// <summary>The record; null with a fault.</summary>
    public T? Record { get; }

    /// <summary>The fault; null with a record.</summary>
    public RecordFault? Fault { get; }

    /// <summary>Index of the byte at which the fault was found, from 0.</summary>
    public int Place { get; }

    /// <summary>Whether there is a record.</summary>
    [MemberNotNullWhen(true, nameof(Record))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsRead => Record is not null;

    /// <summary>Says the fault alone: a record is personal.</summary>
    public override string ToString() => IsRead ? "[record]" : $"[{Fault} at {Place}]";
}
