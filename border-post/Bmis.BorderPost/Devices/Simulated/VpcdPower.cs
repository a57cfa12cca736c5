namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>What the virtual reader does to its card.</summary>
internal enum VpcdPower
{
    /// <summary>It takes the power away.</summary>
    Off = 0,

    /// <summary>It gives power.</summary>
    On = 1,

    /// <summary>It resets the card.</summary>
    Reset = 2,
}
