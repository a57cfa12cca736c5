namespace Bmis.BorderPost.Inspecting;

/// <summary>What first line may do with a traveller. Refusing is not among it, nor is marking a hit false.</summary>
internal enum OfficerAct
{
    /// <summary>Let pass the way the lane works: admit, let exit or transit.</summary>
    Admit = 1,

    /// <summary>Send to second line.</summary>
    Refer,

    /// <summary>The capture was a mistake.</summary>
    Cancel,
}
