namespace Bmis.Central.PassengerData.Receiving;

/// <summary>Whether a sender can be told by CONTRL what became of a transmission.</summary>
internal enum SyntaxAnswerState
{
    /// <summary>This partner has sent no such transmission.</summary>
    Unknown,

    /// <summary>It is not read yet.</summary>
    Waiting,

    /// <summary>What was received is kept no longer.</summary>
    Erased,

    /// <summary>It is known.</summary>
    Known,
}
