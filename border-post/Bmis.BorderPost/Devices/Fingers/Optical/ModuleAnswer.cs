namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>What came back from an order.</summary>
/// <param name="Code">What the module says; it counts only without a fault.</param>
/// <param name="Rest">What it adds.</param>
/// <param name="Fault">Why no answer came; null where one did.</param>
internal readonly record struct ModuleAnswer(
    ModuleCode Code, ReadOnlyMemory<byte> Rest, FingerReaderFault? Fault = null)
{
    internal bool IsDone => Fault is null && Code == ModuleCode.Done;

    /// <summary>The answer's code as a fault; null where it says that all is well.</summary>
    internal FingerReaderFault? Problem => Fault ?? Code switch
    {
        ModuleCode.Done or ModuleCode.NoFinger => null,
        ModuleCode.ReceiveError => FingerReaderFault.WrongChecksum,
        ModuleCode.ImagingFailed => FingerReaderFault.ImagingFailed,
        ModuleCode.TransferFailed or ModuleCode.NoPicture => FingerReaderFault.TransferFailed,
        ModuleCode.WrongPassword => FingerReaderFault.WrongPassword,
        _ => FingerReaderFault.Unintelligible,
    };

    public override string ToString() => $"[answer {Code}, {Rest.Length} bytes]";
}
