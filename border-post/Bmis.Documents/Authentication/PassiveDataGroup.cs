namespace Bmis.Documents.Authentication;

/// <summary>What passive authentication says about a data group.</summary>
/// <param name="Number">Its number, 1 to 16.</param>
/// <param name="State">How it stands to its hash.</param>
/// <param name="Check">The same as a check.</param>
public sealed record PassiveDataGroup(int Number, PassiveDataGroupState State, PassiveCheck Check)
{
    internal static PassiveDataGroup Of(int number, PassiveDataGroupState state) => new(number, state, state switch
    {
        PassiveDataGroupState.Identical => PassiveCheck.Good,
        PassiveDataGroupState.NotIdentical => PassiveCheck.Failed(PassiveReason.DataGroupChanged),
        PassiveDataGroupState.NotRead => PassiveCheck.NotMade(PassiveReason.DataGroupNotRead),
        _ => PassiveCheck.Failed(PassiveReason.DataGroupNotListed),
    });
}
